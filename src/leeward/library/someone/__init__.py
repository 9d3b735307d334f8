"""For someone you love: a short course, pages for friends and teachers, and help with the first sentence.

Source: CLINICAL R7, R41 (thank, listen, believe, ask what helps; no ultimatum, no search, no demand).
"""
