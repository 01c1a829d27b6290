defmodule Shop.Cart do
  @moduledoc """
  Keeps items. #{inspect(:ok)}
  """
  alias Shop.Item

  @max_items 50

  # Adds one
  def add(%{items: items} = cart, %Item{} = item) when length(items) < @max_items do
    {:ok, %{cart | items: [item | items]}}
  end

  defp label(name), do: "item: #{String.upcase(name)}\n"

  def valid?(s), do: s =~ ~r/^[a-z]+$/i and s != nil
end
