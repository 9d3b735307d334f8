"""The hard minute and what surrounds it: tools and what each did for this person, riding it out, the plan, afterwards.

Each of these is a folder with the usual files of a room: `toolbox`, `ride`, `plan`, `looking_in`, `after`. What may
be kept is kept in the notebook; nothing here knows journal or library, and nothing counts or judges (CLINICAL.md R1 to
R28).
"""
