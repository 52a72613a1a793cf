"""The pages and sheets about one customer and all customers."""
