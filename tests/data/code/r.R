# Groups and means
library(dplyr)

scores <- data.frame(
  name = c("Ann", "Bob", 'Cid'),
  value = c(1.5, NA, 3L)
)

summary_by <- function(data, column, na.rm = TRUE) {
  if (!is.data.frame(data)) stop("no \"data\"\n")
  data |>
    filter(!is.na(value) & value > 0x1F) %>%
    group_by(.data[[column]]) |>
    summarise(mean = mean(value, na.rm = na.rm))
}

for (i in seq_len(3)) print(summary_by(scores, "name")$mean[i])
