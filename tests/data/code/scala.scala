package shop

import scala.concurrent.Future

/** An item; /* nested */ here */
@main def run(): Unit = println("start")

case class Item(name: String, price: BigDecimal = 0.99)

object Cart extends App {
  val MaxItems = 50
  lazy val items: List[Item] = Nil

  def total(rate: Double)(using ctx: Context): Either[String, Double] =
    items match {
      case Nil => Left(s"empty: $rate, ${items.size}\n")
      case head :: _ if head.price > 0x1f => Right(1.5e3)
      case _ => throw new Exception("""raw "text" """)
    }
}
