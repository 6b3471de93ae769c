"""Speakers: who is credited, from the words that credit them: names, roles, pronouns, those who are only counted.

In: a noun phrase, what is known of the report's voices. Out: `Voice`s. Refuses: to look names up outside the report.
"""
