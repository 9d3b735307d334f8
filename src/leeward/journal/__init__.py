"""What a person keeps: check-ins and entries, their prompts, search and calendar.

May import accounts, vault, insights, kernel.
"""
