"""Every screen in every state, with a made-up shop: what pictures, handbook, support view and tests show."""
