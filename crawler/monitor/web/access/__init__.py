"""Who asks, and what they may: accounts, logins, tokens, and the guard against requests that a foreign page makes."""
