#!/usr/bin/perl
use strict;
use warnings;

# Counts words
my %count;
my @files = glob('*.txt');

sub tally {
    my ($line, $max) = @_;
    foreach my $word (split /\s+/, lc $line) {
        next unless $word =~ m/^[a-z']+$/i;
        $count{$word}++;
    }
    return scalar keys %count;
}

while (my $line = <STDIN>) { tally($line, 0x1f); }
print "Total: $count{the} in @files\n" if $#files > 0;
my @list = qw(a b c);

=pod

Documentation

=cut
