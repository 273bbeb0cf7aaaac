"""unit: rules, in milliseconds · bad_input: what editors get wrong · built: one strict build · browser."""
