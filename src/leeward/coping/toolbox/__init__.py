"""The toolbox: what one can do in a hard minute, what each did for this person, and what they hold on to.

Activities are files of content, the person's own are records; both are one shape (`activities.Activity`). A use is
one record, and what is said about tools comes from uses alone. Nothing here is called useless: "worse" only means that
it is not offered to this person any more (CLINICAL.md 5.2, R17, R19, R20).
"""
