"""The public checks of `mean_log_density`."""


def check(calling, mean_log_density):
    calling(mean_log_density, 1).gives(-1.4189385)
    calling(mean_log_density, 100).gives(-141.8938533)
    calling(mean_log_density, 3072).gives(-4358.9791738)
