"""Pages read in processes of their own, a bounded number at once: a huge or hostile page holds up nobody but itself."""
