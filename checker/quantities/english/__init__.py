"""The English grammar of quantities."""
