<#
.SYNOPSIS
  Removes old logs.
#>
param(
    [Parameter(Mandatory = $true)]
    [string]$Path,
    [int]$Days = 30
)

# everything older
$limit = (Get-Date).AddDays(-$Days)
Get-ChildItem -Path $Path -Filter '*.log' -Recurse |
    Where-Object { $_.LastWriteTime -lt $limit } |
    ForEach-Object {
        Write-Host "Removing $($_.FullName) of $Days days"
        Remove-Item $_.FullName -Force
    }
if ($LASTEXITCODE -ne 0) { throw "failed: $env:USERNAME" }
