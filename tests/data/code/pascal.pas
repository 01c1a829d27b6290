program Sample;
{$mode objfpc}
uses SysUtils;

type
  TStack = class(TObject)
  private
    FItems: array[0..15] of Integer;
    FCount: Integer;
  public
    procedure Push(Value: Integer); virtual;
  end;

{ adds one }
procedure TStack.Push(Value: Integer);
begin
  if FCount >= $10 then
    raise Exception.Create('It''s full' + #13#10);
  FItems[FCount] := Value; // store
  Inc(FCount);
end;

begin
  WriteLn('done: ', 3.14, True);
end.
