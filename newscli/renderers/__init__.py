"""Report to bytes: one module a family of formats. Only this package imports Rich, and only for tables and progress."""
