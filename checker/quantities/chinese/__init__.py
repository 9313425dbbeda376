"""The Chinese grammar of quantities."""
