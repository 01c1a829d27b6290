Imports System.Linq

' A person
<Serializable()> _
Public Class Person
    Private ReadOnly _name As String
    Public Property Age As Integer = &H1F

    Public Sub New(name As String)
        If String.IsNullOrEmpty(name) Then
            Throw New ArgumentException("no ""name""")
        End If
        _name = name
    End Sub

    Public Async Function GreetAsync() As Task(Of String)
        Await Task.Delay(100)
        Return $"Hello {_name}" & vbCrLf & 1.5
    End Function
End Class
