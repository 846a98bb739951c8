"""The grader's side of the sandbox: kernels are started, bounded and ended. It carries bytes and knows no test.

`session`         one kernel: run cells, send requests, notice its end; `outputs` and `jupyter_client` bound what
                  comes back
`request_client`  the grader's end of the stream of requests
`kernel_pool`     the zygote of this process and the kernels forked from it; `zygote_client` and `processes` are the
                  handles, `limits` the limits
`bubblewrap`      the command line of the sandbox; `seccomp` its filter of system calls
`provisioner`     has Jupyter's client start such kernels; `without_walls` one without a sandbox
"""
