"""A schedule left running: does it grow, does it fall behind?"""
