"""Services that rule families share; each is called as ``document.once(service)``."""
