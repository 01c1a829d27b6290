;;; Numbers and lists
(defpackage :shop (:use :cl))
(in-package :shop)

#| prices
   in cents |#
(defvar *rate* 0.19)

(defun total (items &key (tax *rate*))
  "Sum of ITEMS with TAX."
  (let ((sum 0))
    (dolist (item items)
      (when (not (null item))
        (incf sum (getf item :price 0))))
    (* sum (+ 1 tax))))

(define (square x) (* x x))
(format t "~a \"ok\"~%" (mapcar #'square '(1 2 -3)))
