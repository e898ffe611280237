"""示例乡: a fictional township that stands in June 2021, to look at and to try things on (J2)."""
