"""Who grades: this process, several processes of this machine, or a Dask cluster.

`pool`       one interface to all three, with Ctrl-C, dying workers and what is tried again
`processes`  workers forked from one warm process; `dask` those of a cluster; `capacity` how many fit
"""
