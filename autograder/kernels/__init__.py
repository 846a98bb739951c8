"""Students' kernels, and the two sides of the lines between them and the grader.

In the grader
    `session`      one kernel: run cells, exchange requests, notice its end; `outputs` and `client` bound what comes
    `asker`        the grader's end of the stream of requests
    `provisioner`  starts such kernels for any Jupyter client
    `nursery`      the zygote of this process and what it forks; `warm` and `forks` are the handles, `limits` the limits
    `sandbox`      the bubblewrap command; `seccomp` the filter of system calls

In the sandbox
    `zygote`       imports the course's packages once and forks
    `warden`       beside each kernel: limits, signals, its end; `watch` measures
    `isolation`    what a fork does to itself before it becomes a kernel; `syscalls` the few calls that it takes
    `launch`       the kernel program, an ordinary ipykernel; `answerer` its end of the stream of requests

On both sides
    `wire`         plain data as bytes, the only thing that crosses; `frames` messages over a stream
    `servant`      answers requests inside a namespace: in the student's kernel, or for the reference
"""
