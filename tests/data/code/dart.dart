import 'package:flutter/material.dart';

/// Counts taps.
class Counter extends StatefulWidget {
  const Counter({super.key, required this.title});
  final String title;

  @override
  Widget build(BuildContext context) {
    var count = 0;
    final pattern = RegExp(r'^\d+$');
    return Text(
      'Pressed $count times, ${title.length * 2}!\n',
      style: TextStyle(fontSize: 14.5, color: Colors.blue),
    ); // done
  }
}
