# One server and its address
terraform {
  required_version = ">= 1.5"
}

variable "region" {
  type    = string
  default = "eu-central-1"
}

resource "aws_instance" "web" {
  count         = var.enabled ? 2 : 0
  ami           = data.aws_ami.latest.id
  instance_type = "t3.${var.size}"
  tags          = merge(local.tags, { Name = "web-${count.index}" })
  user_data     = <<-EOT
    #!/bin/sh
    echo hello
  EOT
}
