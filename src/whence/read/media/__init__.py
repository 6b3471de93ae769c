"""Media: the videos, images and recordings that a report mentions, who released them, what they are said to show."""
