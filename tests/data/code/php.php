<?php
declare(strict_types=1);

namespace App\Models;

use Illuminate\Support\Collection;

/** A user of the shop. */
#[Entity(table: 'users')]
final class User extends Model
{
    private const MAX = 100;

    public function __construct(private readonly string $name, protected ?int $age = null) {}

    public function greet(array $others): string
    {
        foreach ($others as $key => $other) {
            echo "Hello {$other->name}, I am $this->name\n"; // aloud
        }
        return $this->age >= 18 && true ? 'it\'s fine' : null;
    }
}
?>
<p class="x">done</p>
