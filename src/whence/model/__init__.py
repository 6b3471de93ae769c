"""Every record type of whence: frozen, strict, tagged, named by content. Imports nothing of ours but the errors.

Import a record from the file of its stage: `from whence.model.said import Claim`.
"""
