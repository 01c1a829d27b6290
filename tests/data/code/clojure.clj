(ns shop.cart
  (:require [clojure.string :as str]))

;; prices in cents
(def tax-rate 19/100)

(defn total
  "Sum of all items."
  [{:keys [items] :as cart}]
  (->> items
       (map #(* (:price %) (:count % 1)))
       (reduce + 0)))

(let [cart {:items [{:name "Tea \"green\"" :price 350}]}]
  (if (nil? cart)
    (println "empty" \a)
    (println (str/upper-case "total") (total cart))))
