"""The trained model that whence reads English with: `reader.model` beside this file. What it learned from is in MODEL_CARD.md."""
