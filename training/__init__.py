"""How the shipped data files and the reader's model are made."""
