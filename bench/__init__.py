"""Benchmarks: what the generator costs, measured beside what an office would otherwise install."""
