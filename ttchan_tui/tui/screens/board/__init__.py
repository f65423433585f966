"""The screens on which a room works with what its groups have said. A kiosk has none of them."""
