"""What the benches of durability share: crawls that are killed, the ledger of what they acknowledged, and the reckoning."""
