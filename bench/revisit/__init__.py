"""How many revisions a policy of revisiting catches, how soon, and for how many visits: a simulated newsroom."""
