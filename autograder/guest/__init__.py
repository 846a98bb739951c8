"""All that is mounted in the sandbox beside student code. It imports nothing else of this package and holds no secret.

`zygote`          imports the course's packages once and forks; `supervisor` is beside each kernel: limits, signals,
                  its end; `usage` and `holdings` measure it
`isolation`       what a fork does to itself before it becomes a kernel; `walls` tries whether it holds
`kernel`          the kernel, an ordinary ipykernel; `request_server` its end of the stream of requests
`evaluate`        answers a request inside a namespace: in the student's kernel, or for the reference in the grader;
                  `interpreter_state` is how it finds Python, NumPy and torch each time
`wire`            plain data as bytes, the only thing that crosses; `messages` what they say; `framing` a stream
`bench`           the process of test cells; `stand_in_objects`, `_names` and `_methods` stand there for a student's
                  objects, `stand_in_line` is their line to the kernel, `objects` its other end
`stand_ins`       in place of earlier answers that went wrong; `reference_server` answers what they ask
"""
