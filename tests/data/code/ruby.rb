require "json"

# A cart
module Shop
  class Cart < Struct.new(:items)
    MAX_ITEMS = 50
    attr_reader :owner

    def initialize(owner, items: [])
      @owner = owner
      @@count ||= 0
      raise ArgumentError, "too many: #{items.size}\n" if items.size > MAX_ITEMS
    end

    def empty?
      items.nil? || items.none? { |i| i =~ /^tea\s+/i }
    end
  end
end

puts Shop::Cart.new('ann', items: %w[tea cake]).empty?
text = <<~END
  several lines
END
=begin
hidden
=end
