"""What a student reads about a graded exercise: the sentences (`words`) and the page (`page`)."""
