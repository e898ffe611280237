"""Pages of 设置 about disputes and mediation: committees, terms, types, the file, templates."""
