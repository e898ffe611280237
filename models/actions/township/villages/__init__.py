"""How villages change and what is known of them."""
