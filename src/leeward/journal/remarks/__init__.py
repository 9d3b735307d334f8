"""What a person says about a finding: "I know why", in their own words, and "hide this".

It lies in this room because a finding goes by what belongs to it: the bit of a tag, the id of a scale.
"""
