"""How Connects come in: memberships, allowances, bonuses."""
