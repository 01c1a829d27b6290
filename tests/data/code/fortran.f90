! Mean of a list
program mean
  implicit none
  integer, parameter :: n = 5
  real(kind=8) :: x(n), total
  integer :: i

  x = [1.0d0, 2.5d0, 3.0d0, 4.5d0, 6.0d0]
  total = 0.0
  do i = 1, n
    if (x(i) > 1.0 .and. .true.) total = total + x(i)
  end do
  print *, "mean:", total / n, 'done'
contains
  subroutine report(text)
    character(len=*), intent(in) :: text
    write(*, '(a)') text
  end subroutine report
end program mean
