"""Earnest: a freelance marketplace in which every application is backed by Connects."""
