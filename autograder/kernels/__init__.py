"""The two sides of the line between the grader and the student's kernel.

`wire`     plain data as bytes, the only thing that crosses
`servant`  answers requests inside a namespace: in the student's kernel, or in the grader for the reference
`launch`   the kernel program: an ordinary ipykernel with one more message type, `answer_request`
`session`  the grader's handle on one such kernel
"""
