"""The directory of helplines: every entry of a country, chosen by how one gets in touch, for whom, and about what.

Pages anyone may read, built in memory like Now; what a form asks for is put together from the same records. The same
directory is given to programs as JSON.
"""
