"""What is printed for a meeting, beside what its groups write on: the programme, and lists to sign."""
