"""Things: weapons, poisons, ailments and faults, as texts name them."""
