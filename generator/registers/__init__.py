"""What was proposed and promised, what was measured: rows that each prove themselves with a quotation."""
