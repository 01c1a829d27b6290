% Fits a line
function [a, b] = fitline(x, y)
    arguments
        x (:,1) double
    end
    n = numel(x);
    A = [x, ones(n, 1)];
    c = A' * A \ (A' * y);   % normal equations
    %{
      a block of remarks
    %}
    if any(isnan(c)) || n < 1e3
        error('fit:bad', "no ""fit"" for %d\n", n);
    end
    f = @(t) c(1) .* t.^2 + c(2);
    plot(x, f(x), 'r--');
end
